const tell = require('../../tell')

Page({
  data: {
    said: '',
    viewing: false,
    images: ['/images/hills.svg', '/images/hills.svg'],
    slides: ['/images/hills.svg', '/images/hills.svg', '/images/hills.svg'],
  },
  tell,
  open() {
    this.setData({ viewing: true })
  },
  close(event) {
    this.setData({ viewing: false })
    tell.call(this, event)
  },
})
