const tell = require('../../tell')
const on = (day) => new Date(2026, 10, day).getTime()

Page({
  data: {
    said: '',
    min: on(1),
    max: on(30),
    day: on(22),
    range: [on(10), on(13)],
    dayVisible: false,
    colorVisible: false,
  },
  tell,
  open(event) {
    this.setData({ [`${event.currentTarget.dataset.name}Visible`]: true })
  },
  close() {
    this.setData({ dayVisible: false, colorVisible: false })
  },
})
