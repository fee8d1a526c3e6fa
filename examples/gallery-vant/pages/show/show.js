const tell = require('../../tell')

Page({
  data: {
    said: '',
    open: ['1'],
    steps: [
      { text: 'Sent', desc: 'Yesterday' },
      { text: 'On its way', desc: 'Today' },
      { text: 'There', desc: 'Tomorrow' },
    ],
  },
  tell,
  turn(event) {
    this.setData({ open: event.detail })
    tell.call(this, event)
  },
})
