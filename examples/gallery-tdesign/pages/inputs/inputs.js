const tell = require('../../tell')
const follow = (name) =>
  function follow(event) {
    this.setData({ [name]: event.detail.value })
    tell.call(this, event)
  }

Page({
  data: {
    said: '',
    name: '',
    drinks: ['tea'],
    size: 'small',
    on: false,
    count: 1,
    rate: 2,
    slider: 30,
    files: [{ url: '/images/hills.svg', name: 'hills.svg', type: 'image' }],
  },
  tell,
  drink: follow('drinks'),
  choose: follow('size'),
  turn: follow('on'),
  step: follow('count'),
  give: follow('rate'),
  slide: follow('slider'),
  add(event) {
    this.setData({ files: [...this.data.files, ...event.detail.files] })
  },
})
