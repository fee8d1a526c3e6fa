const tell = require('../../tell')

Page({
  data: { said: '', tab: 0, side: 0, bar: 0 },
  tell,
  turn(event) {
    this.setData({ tab: event.detail.index })
    tell.call(this, event)
  },
  bar(event) {
    this.setData({ bar: event.detail })
    tell.call(this, event)
  },
})
