const tell = require('../../tell')

Page({
  data: {
    said: '',
    sort: 0,
    sorts: [
      { text: 'Newest', value: 0 },
      { text: 'Nearest', value: 1 },
    ],
    main: 0,
    active: 11,
    items: [
      {
        text: 'Fruit',
        children: [
          { text: 'Apple', id: 11 },
          { text: 'Pear', id: 12 },
        ],
      },
      {
        text: 'Bread',
        dot: true,
        children: [
          { text: 'Rye', id: 21 },
          { text: 'Wheat', id: 22, disabled: true },
        ],
      },
    ],
  },
  tell,
  sorted(event) {
    this.setData({ sort: event.detail, said: `sorted ${event.detail}` })
  },
  turn(event) {
    this.setData({ main: event.detail.index })
  },
  pick(event) {
    this.setData({ active: event.detail.id, said: `picked ${event.detail.text}` })
  },
})
