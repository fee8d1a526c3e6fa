import { gallery, telling } from '../../gallery'

Page(
  gallery({
    data: { percent: 30, buttons: { layout: 'horizontal', list: [{ text: 'Again', type: 'primary' }] } },
    ...telling('notice', 'link', 'over'),
    more() {
      this.setData({ percent: this.data.percent + 20 })
    },
    again(button) {
      this.say(`again ${button.text}`)
    },
  }),
)
