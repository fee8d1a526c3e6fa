const tell = require('../../tell')
const themed = require('../../themed')
const picture = '/images/hills.svg'

Page({
  behaviors: [themed],
  data: {
    said: '',
    list: [
      { text: 'Talks', iconPath: picture, selectedIconPath: picture },
      { text: 'People', iconPath: picture, selectedIconPath: picture, badge: '8' },
      { text: 'Me', iconPath: picture, selectedIconPath: picture, dot: true },
    ],
  },
  onLoad() {
    this.setData({
      search: (value) => Promise.resolve(['one', 'two'].map((word) => ({ text: `${value} ${word}`, value: word }))),
    })
  },
  tell,
})
