const tell = require('../../tell')

Page({
  data: { said: '', scrollTop: 0, letters: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] },
  tell,
  onPageScroll({ scrollTop }) {
    this.setData({ scrollTop })
  },
})
