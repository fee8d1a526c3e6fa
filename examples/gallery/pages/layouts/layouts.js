const tell = require('../../tell')

Page({
  data: { heights: [60, 100, 40, 80, 50] },
  tell,
})
