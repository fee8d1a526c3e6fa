const tell = require('../../tell')
const themed = require('../../themed')

Page({
  behaviors: [themed],
  data: {
    said: '',
    names: ['toptips', 'dialog', 'half', 'sheet', 'gallery'],
    toptips: false,
    dialog: false,
    half: false,
    sheet: false,
    gallery: false,
    buttons: [{ text: 'No' }, { text: 'Yes' }],
    actions: [
      { text: 'First', value: 1 },
      { text: 'Second', type: 'warn', value: 2 },
    ],
    pictures: ['/images/hills.svg', '/images/hills.svg'],
  },
  tell,
  show(event) {
    this.setData({ [event.currentTarget.dataset.name]: true })
  },
  close() {
    this.setData({ half: false, sheet: false, gallery: false, said: 'closed' })
  },
  answered(event) {
    this.setData({ dialog: false, half: false, said: `answered ${event.detail.item.text}` })
  },
  chosen(event) {
    this.setData({ sheet: false, said: `chosen ${event.detail.value}` })
  },
})
