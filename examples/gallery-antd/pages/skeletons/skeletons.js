import { gallery } from '../../gallery'

Page(
  gallery({
    data: { waits: true },
    turn() {
      this.setData({ waits: !this.data.waits })
    },
  }),
)
