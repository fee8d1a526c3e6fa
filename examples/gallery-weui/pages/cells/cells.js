const tell = require('../../tell')
const themed = require('../../themed')

Page({
  behaviors: [themed],
  data: {
    said: '',
    drinks: [
      { value: 'tea', name: 'Tea', checked: true },
      { value: 'coffee', name: 'Coffee' },
    ],
    buttons: [{ text: 'Keep' }, { type: 'warn', text: 'Delete' }],
  },
  tell,
})
