const tell = require('../../tell')

Page({
  data: { said: '', scrollTop: 0 },
  tell,
  onPageScroll({ scrollTop }) {
    this.setData({ scrollTop })
  },
})
