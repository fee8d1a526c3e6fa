const tell = require('../../tell')

Page({
  data: {
    said: '',
    markers: [
      {
        id: 1,
        latitude: 45.464,
        longitude: 9.19,
        width: 30,
        height: 40,
        callout: { content: 'The cathedral', display: 'ALWAYS', padding: 8, borderRadius: 6, bgColor: '#ffffff' },
      },
      {
        id: 2,
        latitude: 45.47,
        longitude: 9.179,
        iconPath: '/images/star.png',
        width: 32,
        height: 32,
        label: { content: 'Castle', color: '#1476c6', fontSize: 13, anchorX: 12, anchorY: -20 },
      },
    ],
    lines: [
      {
        points: [
          { latitude: 45.464, longitude: 9.19 },
          { latitude: 45.468, longitude: 9.182 },
          { latitude: 45.47, longitude: 9.179 },
        ],
        color: '#d6403c',
        width: 5,
      },
    ],
    areas: [
      {
        points: [
          { latitude: 45.474, longitude: 9.172 },
          { latitude: 45.476, longitude: 9.18 },
          { latitude: 45.472, longitude: 9.182 },
        ],
        strokeColor: '#07a350',
        strokeWidth: 2,
        fillColor: '#07a35033',
      },
    ],
    circles: [{ latitude: 45.46, longitude: 9.186, radius: 300, color: '#1476c6', fillColor: '#1476c633' }],
  },
  tell,
  onReady() {
    this.map = wx.createMapContext('map')
  },
  all() {
    this.map.includePoints({ points: this.data.markers, padding: [60] })
  },
  walk() {
    this.map.translateMarker({ markerId: 1, destination: { latitude: 45.47, longitude: 9.179 }, duration: 800 })
  },
})
