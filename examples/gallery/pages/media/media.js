Page({
  data: { said: '', chosen: [], isRecording: false },
  say(value) {
    this.setData({ said: typeof value === 'string' ? value : JSON.stringify(value) })
  },
  onLoad() {
    this.recorder = wx.getRecorderManager()
    this.recorder.onStop(({ tempFilePath, duration }) => {
      this.setData({ isRecording: false })
      this.say(`recorded ${Math.round(duration / 1000)} s`)
      const sound = wx.createInnerAudioContext()
      sound.src = tempFilePath
      sound.play()
    })
    this.recorder.onError((error) => this.say(error))
  },
  choose() {
    wx.chooseMedia({
      count: 4,
      success: ({ tempFiles }) =>
        this.setData({ chosen: tempFiles.map((file) => file.thumbTempFilePath || file.tempFilePath) }),
      fail: (error) => this.say(error),
    })
  },
  preview({ currentTarget }) {
    wx.previewImage({ urls: this.data.chosen, current: currentTarget.dataset.path })
  },
  info() {
    wx.getImageInfo({ src: '/images/hills.svg' }).then(
      (found) => this.say(found),
      (error) => this.say(error),
    )
  },
  save() {
    wx.saveImageToPhotosAlbum({
      filePath: '/images/star.png',
      success: (result) => this.say(result),
      fail: (error) => this.say(error),
    })
  },
  record() {
    if (this.data.isRecording) this.recorder.stop()
    else this.recorder.start({ duration: 10000 })
    this.setData({ isRecording: !this.data.isRecording })
  },
  write() {
    const files = wx.getFileSystemManager()
    const path = `${wx.env.USER_DATA_PATH}/note.txt`
    files.writeFileSync(path, `written ${new Date().toISOString()}`, 'utf8')
    this.say(files.readFileSync(path, 'utf8'))
  },
  move() {
    const animation = wx.createAnimation({ duration: 400, timingFunction: 'ease-in-out' })
    animation.translateX(120).rotate(90).step().opacity(0.4).step().translateX(0).rotate(0).opacity(1).step()
    this.setData({ steps: animation.export() })
  },
})
