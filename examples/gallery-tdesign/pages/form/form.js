const tell = require('../../tell')

Page({
  data: {
    said: '',
    values: { name: '', phone: '', gift: false },
    rules: {
      name: [{ required: true, message: 'A name is needed' }],
      phone: [{ number: true, message: 'Digits only, please' }],
    },
  },
  tell,
  write(event) {
    this.setData({ [`values.${event.currentTarget.dataset.field}`]: event.detail.value })
  },
  submit() {
    this.selectComponent('#form').submit()
  },
  reset() {
    this.selectComponent('#form').reset()
  },
  submitted(event) {
    tell.call(this, event)
  },
})
