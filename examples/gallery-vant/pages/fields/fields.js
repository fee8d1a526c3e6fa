const tell = require('../../tell')
const follow = (name) =>
  function follow(event) {
    this.setData({ [name]: event.detail })
    tell.call(this, event)
  }

Page({
  data: {
    said: '',
    name: '',
    secret: 'abc',
    one: true,
    several: ['a'],
    choice: '1',
    on: true,
    count: 1,
    rate: 3,
    slider: 50,
    files: [{ url: '/images/hills.svg', name: 'hills' }],
  },
  tell,
  write: follow('name'),
  one: follow('one'),
  several: follow('several'),
  choice: follow('choice'),
  on: follow('on'),
  count: follow('count'),
  rate: follow('rate'),
  slider: follow('slider'),
})
