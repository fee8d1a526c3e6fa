const tell = require('../../tell')
const kinds = [
  ['Green', 'Black'],
  ['Short', 'Long', 'With milk'],
]

Page({
  data: {
    said: '',
    fruits: ['Apple', 'Pear', 'Plum'],
    fruit: 0,
    columns: [['Tea', 'Coffee'], kinds[0]],
    pair: [0, 0],
    time: '12:00',
    date: '2026-11-22',
    month: '2026-11',
    region: ['广东省', '广州市', '海珠区'],
  },
  tell,
  choose(event) {
    this.setData({ [event.currentTarget.dataset.name]: event.detail.value, said: JSON.stringify(event.detail) })
  },
  column(event) {
    const { column, value } = event.detail
    if (column === 0) this.setData({ 'columns[1]': kinds[value], pair: [value, 0] })
  },
})
