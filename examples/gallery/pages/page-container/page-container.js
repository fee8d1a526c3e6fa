const tell = require('../../tell')

Page({
  data: { said: '', show: false, position: 'bottom', portal: false },
  tell,
  open(event) {
    this.setData({ show: true, position: event.currentTarget.dataset.position })
  },
  close() {
    this.setData({ show: false })
  },
  left() {
    this.setData({ show: false, said: 'left' })
  },
  turn() {
    this.setData({ portal: !this.data.portal })
  },
})
