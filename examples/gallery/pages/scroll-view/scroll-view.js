const tell = require('../../tell')

Page({
  data: { said: '', target: '', refreshing: false },
  tell,
  jump() {
    this.setData({ target: 'line10' })
  },
  refresh() {
    this.setData({ refreshing: true, said: 'refreshing' })
    setTimeout(() => this.setData({ refreshing: false, said: 'fresh' }), 600)
  },
})
