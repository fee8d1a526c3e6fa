const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'draw',
    title: 'Draw, and make a picture of it',
    act: (page) =>
      new Promise((resolve, reject) => {
        page
          .createSelectorQuery()
          .select('#paper')
          .fields({ node: true, size: true })
          .exec(([{ node, width, height }]) => {
            node.width = width
            node.height = height
            const drawing = node.getContext('2d')
            drawing.fillStyle = '#07a350'
            drawing.fillRect(20, 20, width - 40, height - 40)
            wx.canvasToTempFilePath({
              canvas: node,
              success: ({ tempFilePath }) => resolve({ isThere: tempFilePath !== '' }),
              fail: reject,
            })
          })
      }),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
