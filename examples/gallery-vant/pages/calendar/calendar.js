const on = (day) => new Date(2026, 10, day).getTime()
const read = (date) => new Date(date).getDate()

Page({
  data: { said: '', shown: false, min: on(1), max: on(60), day: on(22) },
  open() {
    this.setData({ shown: true })
  },
  close() {
    this.setData({ shown: false })
  },
  select(event) {
    this.setData({ said: `day ${read(event.detail)}` })
  },
  chosen(event) {
    this.setData({ shown: false, said: `days ${event.detail.map(read).join(' to ')}` })
  },
})
