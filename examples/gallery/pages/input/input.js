const tell = require('../../tell')

Page({
  data: { said: '', words: 'both ways' },
  tell,
  upper(event) {
    return event.detail.value.toUpperCase()
  },
})
