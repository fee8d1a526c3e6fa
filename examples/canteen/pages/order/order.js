import { localized } from '../../localized'

Page({
  mixins: [localized],
  data: { order: {}, isNew: false, isPaid: false },

  onLoad({ number, isNew }) {
    const { texts, language, orders } = getApp()
    const order = orders.find((one) => one.number === number) || {}
    this.setData({ t: texts, language, order, isNew: isNew === '1' })
    my.setNavigationBar({ title: `${texts.number} ${number}` })
  },

  pay() {
    my.tradePay({
      tradeNO: this.data.order.tradeNO,
      success: ({ resultCode }) => resultCode === '9000' && this.setData({ isPaid: true }),
      fail: ({ errorMessage }) => my.showToast({ content: errorMessage, type: 'fail' }),
    })
  },

  again() {
    const app = getApp()
    for (const { id, count } of this.data.order.lines) app.setCount(id, count)
    my.switchTab({ url: '/pages/cart/cart' })
  },
})
