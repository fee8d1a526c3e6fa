const tell = require('../../tell')

Page({
  data: { said: '', x: 0, y: 0 },
  tell,
  move() {
    this.setData({ x: 60, y: 60 })
  },
})
