const tell = require('../../tell')

Page({
  data: { said: '', colors: ['green', 'red', 'blue'], dots: true, autoplay: false, circular: false, vertical: false },
  tell,
  toggle(event) {
    this.setData({ [event.currentTarget.dataset.name]: event.detail.value })
  },
})
