const vi = {
  saved: time => `Đã lưu lúc ${time}`,
  notSaved: 'Chưa lưu được, sẽ thử lại',
  copied: 'Đã sao chép',
  notCopied: 'Không sao chép được, xin chọn và sao chép bằng tay',
  tooLarge: (name, size, most) => `${name} (${size}) lớn quá ${most}`,
  empty: name => `${name} là tệp rỗng`,
  wrongType: (name, types) => `${name} không đúng loại; nhận ${types}`,
  totalTooLarge: (size, most) => `Các tệp gửi cùng lúc nặng ${size}, quá ${most}; hãy gửi bớt từng phần`,
  decimal: ',',
  characterCount: {
    charactersUnderLimit: { other: 'Còn %{count} ký tự' },
    charactersAtLimit: 'Đã hết số ký tự cho phép',
    charactersOverLimit: { other: 'Quá %{count} ký tự' }
  },
  password: {
    showPassword: 'Hiện', hidePassword: 'Ẩn',
    showPasswordAriaLabel: 'Hiện mật khẩu', hidePasswordAriaLabel: 'Ẩn mật khẩu',
    passwordShownAnnouncement: 'Mật khẩu đang hiện', passwordHiddenAnnouncement: 'Mật khẩu đã ẩn'
  }
}

const en = {
  saved: time => `Saved at ${time}`,
  notSaved: 'Not saved yet, will try again',
  copied: 'Copied',
  notCopied: 'Could not copy; please select and copy by hand',
  tooLarge: (name, size, most) => `${name} (${size}) is larger than ${most}`,
  empty: name => `${name} is empty`,
  wrongType: (name, types) => `${name} is of a wrong type; accepted: ${types}`,
  totalTooLarge: (size, most) => `The files sent together are ${size}, over ${most}; send them in parts`,
  decimal: '.',
  characterCount: {},
  password: {}
}

export const texts = document.documentElement.lang === 'en' ? en : vi
