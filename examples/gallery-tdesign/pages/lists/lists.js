const tell = require('../../tell')

Page({
  data: {
    said: '',
    columns: [
      { colKey: 'name', title: 'Name' },
      { colKey: 'weight', title: 'Weight', align: 'right' },
    ],
    rows: [
      { name: 'Apple', weight: '120 g' },
      { name: 'Pear', weight: '150 g' },
      { name: 'Plum', weight: '40 g' },
    ],
  },
  tell,
})
