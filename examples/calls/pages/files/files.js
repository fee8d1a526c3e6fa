const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'write',
    title: 'Write and read a note',
    act() {
      const files = wx.getFileSystemManager()
      const path = `${wx.env.USER_DATA_PATH}/note.txt`
      files.writeFileSync(path, 'green tea', 'utf8')
      return { text: files.readFileSync(path, 'utf8'), size: files.statSync(path).size }
    },
  },
  {
    id: 'list',
    title: 'What is there',
    act: () => wx.getFileSystemManager().readdirSync(wx.env.USER_DATA_PATH),
  },
  {
    id: 'none',
    title: 'A file that is not there',
    act: () => wx.getFileSystemManager().readFileSync(`${wx.env.USER_DATA_PATH}/none.txt`),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
