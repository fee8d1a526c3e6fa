const tell = require('../../tell')

Page({
  data: { said: '', percent: 40 },
  tell,
  more() {
    this.setData({ percent: this.data.percent + 30 })
  },
})
