const tell = require('../../tell')

Page({
  data: { said: '', refreshing: false, count: 0 },
  tell,
  refresh() {
    this.setData({ refreshing: true })
    setTimeout(() => this.setData({ refreshing: false, count: this.data.count + 1 }), 100)
  },
})
