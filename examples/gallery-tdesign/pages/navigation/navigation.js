const tell = require('../../tell')

Page({
  data: {
    said: '',
    step: 1,
    drawer: false,
    items: [
      { title: 'First', icon: 'app' },
      { title: 'Second', icon: 'app' },
    ],
    bar: 'home',
  },
  tell,
  walk(event) {
    this.setData({ step: event.detail.current })
    tell.call(this, event)
  },
  open() {
    this.setData({ drawer: true })
  },
  close() {
    this.setData({ drawer: false })
  },
  picked(event) {
    this.setData({ drawer: false, said: `drawer ${event.detail.item.title}` })
  },
  turn(event) {
    this.setData({ bar: event.detail.value })
    tell.call(this, event)
  },
})
