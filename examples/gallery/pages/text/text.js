const tell = require('../../tell')

Page({
  data: { said: '', lines: 'A line' },
  tell,
  add() {
    this.setData({ lines: `${this.data.lines}\nand another` })
  },
})
