import { gallery } from '../../gallery'

Page(
  gallery({
    data: { status: '' },
    fail() {
      this.setData({ status: 'failed' })
    },
    again() {
      this.setData({ status: '' })
      this.say('again')
    },
    leave() {
      this.say('leave')
    },
  }),
)
