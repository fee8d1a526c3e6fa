const tell = require('../../tell')

Page({
  data: {
    said: '',
    words: [
      { text: 'hello', color: '#ff9800', time: 1 },
      { text: 'here it comes', color: '#ffffff', time: 2 },
    ],
  },
  tell,
  onReady() {
    this.video = wx.createVideoContext('film')
    this.sound = wx.createInnerAudioContext()
    this.sound.onError(({ errCode }) => this.setData({ said: `sound error ${errCode}` }))
  },
  play() {
    this.video.play()
  },
  pause() {
    this.video.pause()
  },
  send() {
    this.video.sendDanmu({ text: 'sent now', color: '#00e676' })
  },
  wide() {
    this.video.requestFullScreen({ direction: 0 })
  },
})
