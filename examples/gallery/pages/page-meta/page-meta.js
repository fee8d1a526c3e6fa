const tell = require('../../tell')

Page({
  data: { dark: false, large: false },
  tell,
  turn(event) {
    const { name } = event.currentTarget.dataset
    this.setData({ [name]: !this.data[name] })
  },
})
