import { localized } from '../../localized'

Page({
  mixins: [localized],
  data: { orders: [] },

  onLoad() {
    const { texts, language } = getApp()
    this.setData({ t: texts, language })
    my.setNavigationBar({ title: texts.orders })
  },

  onShow() {
    this.setData({ orders: getApp().orders })
  },

  open({ currentTarget }) {
    my.navigateTo({ url: `/pages/order/order?number=${currentTarget.dataset.number}` })
  },

  more({ currentTarget }) {
    const { number } = currentTarget.dataset
    const { t } = this.data
    my.showActionSheet({
      items: [t.remove],
      cancelButtonText: t.no,
      success: ({ index }) => index === 0 && this.remove(number),
    })
  },

  remove(number) {
    const at = this.data.orders.findIndex((order) => order.number === number)
    const app = getApp()
    app.orders = app.orders.filter((order) => order.number !== number)
    my.setStorageSync({ key: 'orders', data: app.orders })
    this.$spliceData({ orders: [at, 1] })
  },
})
