const vi = {
  saved: time => `Đã lưu lúc ${time}`,
  notSaved: 'Chưa lưu được, sẽ thử lại',
  copied: 'Đã sao chép',
  notCopied: 'Không sao chép được, xin chọn và sao chép bằng tay',
  tooLarge: (name, size, most) => `${name} (${size}) lớn quá ${most}`,
  empty: name => `${name} là tệp rỗng`,
  wrongType: (name, types) => `${name} không đúng loại; nhận ${types}`,
  totalTooLarge: (size, most) => `Các tệp gửi cùng lúc nặng ${size}, quá ${most}; hãy gửi bớt từng phần`,
  shrunk: (before, after) => `Ảnh đã được thu nhỏ từ ${before} còn ${after}`,
  sending: name => `Đang tải lên ${name}`,
  sentSoFar: percent => `Đã tải lên ${percent}%`,
  sent: name => `Đã gửi đủ ${name}; tệp được ghi nhận khi gửi biểu mẫu`,
  lineLost: percent => `Mất kết nối ở ${percent}%, sẽ tự tải tiếp. Lỡ đóng trang thì chọn lại đúng tệp này để tải tiếp`,
  formWaits: 'Tải xong tệp này sẽ tự gửi biểu mẫu',
  sentWithForm: 'Tệp sẽ được gửi cùng biểu mẫu',
  cancel: 'Hủy',
  cancelFile: name => `Hủy tệp ${name}`,
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
  shrunk: (before, after) => `The picture was made smaller, from ${before} to ${after}`,
  sending: name => `Uploading ${name}`,
  sentSoFar: percent => `${percent}% uploaded`,
  sent: name => `${name} is there; it is taken in when the form is sent`,
  lineLost: percent => `The line was lost at ${percent}%; it goes on by itself. If you close the page, choose the same file again to go on`,
  formWaits: 'The form is sent once this file is uploaded',
  sentWithForm: 'The file is sent with the form',
  cancel: 'Cancel',
  cancelFile: name => `Cancel the file ${name}`,
  decimal: '.',
  characterCount: {},
  password: {}
}

export const texts = document.documentElement.lang === 'en' ? en : vi
