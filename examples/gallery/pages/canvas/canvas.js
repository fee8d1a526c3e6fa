Page({
  data: { said: '', copy: '' },
  onReady() {
    wx.createSelectorQuery()
      .select('#clock')
      .fields({ node: true, size: true })
      .exec(([found]) => {
        if (found) this.startClock(found)
      })
    this.drawOld()
  },
  onUnload() {
    this.isGone = true
  },
  startClock({ node, width, height }) {
    const ratio = wx.getWindowInfo().pixelRatio
    node.width = width * ratio
    node.height = height * ratio
    const context = node.getContext('2d')
    context.scale(ratio, ratio)
    const picture = node.createImage()
    picture.src = '/images/star.png'
    const draw = () => {
      if (this.isGone) return
      const angle = ((Date.now() % 4000) / 4000) * Math.PI * 2
      context.clearRect(0, 0, width, height)
      context.beginPath()
      context.arc(width / 2, height / 2, 60, 0, Math.PI * 2)
      context.lineWidth = 4
      context.strokeStyle = '#1476c6'
      context.stroke()
      if (picture.complete) context.drawImage(picture, width / 2 - 16, height / 2 - 16, 32, 32)
      context.beginPath()
      context.arc(width / 2 + Math.sin(angle) * 60, height / 2 - Math.cos(angle) * 60, 8, 0, Math.PI * 2)
      context.fillStyle = '#d6403c'
      context.fill()
      node.requestAnimationFrame(draw)
    }
    draw()
  },
  drawOld() {
    const context = wx.createCanvasContext('old')
    const gradient = context.createLinearGradient(0, 0, 300, 0)
    gradient.addColorStop(0, '#07a350')
    gradient.addColorStop(1, '#1476c6')
    context.setFillStyle(gradient)
    context.fillRect(10, 10, 280, 60)
    context.setFillStyle('#ffffff')
    context.setFontSize(24)
    context.setTextAlign('center')
    context.fillText('drawn by steps', 150, 48)
    context.setShadow(2, 2, 4, 'rgba(0,0,0,.4)')
    context.drawImage('/images/star.png', 20, 80, 48, 48)
    context.setLineDash([8, 6])
    context.setStrokeStyle('#d6403c')
    context.setLineWidth(3)
    context.moveTo(90, 104)
    context.quadraticCurveTo(180, 60, 280, 120)
    context.stroke()
    context.draw(false, () => this.setData({ said: 'drawn' }))
  },
  touched({ touches, changedTouches }) {
    const [touch] = touches.length > 0 ? touches : changedTouches
    this.setData({ said: `at ${Math.round(touch.x)}, ${Math.round(touch.y)}` })
  },
  keep() {
    wx.canvasToTempFilePath({
      canvasId: 'old',
      success: ({ tempFilePath }) => this.setData({ copy: tempFilePath }),
      fail: ({ errMsg }) => this.setData({ said: errMsg }),
    })
  },
})
