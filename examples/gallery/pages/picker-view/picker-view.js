const tell = require('../../tell')

Page({
  data: {
    years: Array.from({ length: 40 }, (_, index) => 2000 + index),
    months: Array.from({ length: 12 }, (_, index) => index + 1),
    value: [26, 10],
  },
  tell,
  turn(event) {
    this.setData({ value: event.detail.value })
  },
})
