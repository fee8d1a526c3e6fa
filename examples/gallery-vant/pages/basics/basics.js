const tell = require('../../tell')

Page({
  data: {
    said: '',
    faded: false,
    vars: { buttonPrimaryBackgroundColor: '#e37318', buttonPrimaryBorderColor: '#e37318' },
  },
  tell,
  fade() {
    this.setData({ faded: !this.data.faded })
  },
})
