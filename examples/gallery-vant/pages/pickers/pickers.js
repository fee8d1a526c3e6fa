const tell = require('../../tell')

Page({
  data: {
    said: '',
    area: '',
    path: '',
    pathValue: '',
    areaShown: false,
    pathShown: false,
    columns: ['Aalen', 'Bern', 'Cadiz', 'Delft'],
    day: new Date(2026, 10, 22).getTime(),
    min: new Date(2020, 0, 1).getTime(),
    max: new Date(2030, 11, 31).getTime(),
    areas: {
      province_list: { 110000: 'Northland', 120000: 'Southland' },
      city_list: { 110100: 'Harbour', 110200: 'Market', 120100: 'Hills' },
      county_list: {},
    },
    options: [
      {
        text: 'Fruit',
        value: 'f',
        children: [
          { text: 'Apple', value: 'fa' },
          { text: 'Pear', value: 'fp' },
        ],
      },
      { text: 'Bread', value: 'b', children: [{ text: 'Rye', value: 'br' }] },
    ],
  },
  tell,
  open(event) {
    this.setData({ [event.currentTarget.dataset.name]: true })
  },
  close() {
    this.setData({ areaShown: false, pathShown: false })
  },
  areaChosen(event) {
    this.setData({ area: event.detail.values.map(({ name }) => name).join(' '), areaShown: false })
  },
  pathChosen(event) {
    const { selectedOptions, value } = event.detail
    this.setData({ path: selectedOptions.map(({ text }) => text).join(' / '), pathValue: value, pathShown: false })
  },
})
