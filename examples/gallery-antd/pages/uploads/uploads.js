import { gallery } from '../../gallery'

const person = (userId, displayName) => ({
  userId,
  displayName,
  loginId: `${userId}@example.com`,
  avatar: '/images/leaf.svg',
  nodes: [{ text: displayName, className: '' }],
})
const people = [person('1', 'Anna'), person('2', 'Boris'), person('3', 'Chen')]

Page(
  gallery({
    data: {
      files: [
        { uid: 'a', url: '/images/leaf.svg', status: 'done' },
        { uid: 'b', url: '/images/leaf.svg', status: 'uploading' },
      ],
      people,
      recommended: people.slice(0, 1),
    },
    changed(files) {
      this.say(`files ${files.length}`)
    },
    remove() {
      return true
    },
    async upload(file) {
      return file.path
    },
    selected({ userInfo }) {
      this.say(`selected ${userInfo.displayName}`)
    },
  }),
)
