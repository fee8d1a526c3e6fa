import { localized } from '../../localized'

Page({
  mixins: [localized],
  data: { lines: [], note: '', when: '' },

  onLoad() {
    const { texts, language } = getApp()
    this.setData({ t: texts, language })
    my.setNavigationBar({ title: texts.cart })
  },

  onShow() {
    this.setData({ lines: getApp().lines() })
  },

  count(id, count) {
    const app = getApp()
    app.setCount(id, count)
    this.setData({ lines: app.lines() })
  },

  askNote() {
    const { t } = this.data
    my.prompt({
      title: t.note,
      message: t.note,
      placeholder: t.noteHint,
      okButtonText: t.yes,
      cancelButtonText: t.no,
      success: ({ ok, inputValue }) => ok && this.setData({ note: inputValue }),
    })
  },

  askWhen() {
    const { t } = this.data
    const times = [t.now, '12:00', '12:30', '13:00']
    my.showActionSheet({
      title: t.when,
      items: times,
      cancelButtonText: t.no,
      success: ({ index }) => index > 0 && this.setData({ when: times[index] }),
    })
  },

  async clear() {
    const { t } = this.data
    const { confirm } = await my.confirm({
      title: t.sure,
      content: '',
      confirmButtonText: t.yes,
      cancelButtonText: t.no,
    })
    if (!confirm) return
    const app = getApp()
    for (const { id } of this.data.lines) app.setCount(id, 0)
    this.setData({ lines: [] })
  },

  look() {
    my.switchTab({ url: '/pages/menu/menu' })
  },

  async order() {
    const { lines, note, when } = this.data
    const app = getApp()
    my.showLoading({ content: this.data.t.order })
    const order = { number: String(Date.now()).slice(-6), lines, note, when, tradeNO: '' }
    try {
      const { data } = await my.request({ url: 'https://canteen.example.com/orders', method: 'POST', data: order })
      order.number = data.number
      order.tradeNO = data.tradeNO
    } catch {
      // It is paid at the till then.
    }
    my.hideLoading()
    app.addOrder(order)
    this.setData({ lines: [], note: '', when: '' })
    my.navigateTo({ url: `/pages/order/order?number=${order.number}&isNew=1` })
  },
})
