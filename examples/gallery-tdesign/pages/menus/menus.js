const tell = require('../../tell')

Page({
  data: {
    said: '',
    sort: 'new',
    sorts: [
      { value: 'new', label: 'Newest' },
      { value: 'near', label: 'Nearest' },
    ],
    chosen: ['b'],
    kinds: ['a', 'b', 'c'].map((value) => ({ value, label: `Kind ${value}` })),
    right: [
      {
        text: 'Keep',
        style:
          'background-color: #e37318; color: #fff; width: 120rpx; display: flex; align-items: center; justify-content: center',
      },
      {
        text: 'Delete',
        style:
          'background-color: #d54941; color: #fff; width: 120rpx; display: flex; align-items: center; justify-content: center',
      },
    ],
  },
  tell,
  sorted(event) {
    this.setData({ sort: event.detail.value, said: `sorted ${event.detail.value}` })
  },
})
