const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'where',
    title: 'Where am I?',
    act: () => wx.getLocation({ type: 'wgs84' }),
  },
  {
    id: 'choose',
    title: 'Choose a place',
    needs: 'chooseLocation',
    act: () => wx.chooseLocation({}),
  },
  {
    id: 'near',
    title: 'Choose one in Verona',
    needs: 'chooseLocation',
    act: () => wx.chooseLocation({ latitude: 45.4384, longitude: 10.9916 }),
  },
  {
    id: 'show',
    title: 'Show a place',
    needs: 'openLocation',
    act: () => wx.openLocation({ latitude: 45.4384, longitude: 10.9916, name: 'Tea house', scale: 14 }),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
