const tell = require('../../tell')

Page({
  data: { said: '', day: '2026-11-22' },
  tell,
  day(event) {
    this.setData({ day: event.detail.value })
  },
  reset() {
    this.setData({ said: 'reset' })
  },
})
