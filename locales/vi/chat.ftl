### Tiếng Việt: lịch sự, rõ ràng, không đoán tuổi hay giới tính. formal gọi “quý khách” và xưng “chúng tôi”, casual gọi “bạn” và xưng “mình”.
### Các mục có tên `part-…` là phần của mục khác và không bao giờ được gửi riêng.

## Phần dùng chung

# Câu chỉ thêm vào ở nơi người khác cũng đọc được.
part-private-note =
    { $place ->
        [public]
            { " " }{ $formality ->
                [casual] Ở đây người khác cũng đọc được, nên bạn đừng ghi tên hay mã đơn hàng, cứ nhắn riêng cho mình nhé.
               *[formal] Vì người khác cũng đọc được cuộc trò chuyện này, xin quý khách không ghi thông tin cá nhân như họ tên hay mã đơn hàng tại đây mà nhắn riêng cho chúng tôi.
            }
       *[private] { "" }
    }

## Bắt đầu

greeting =
    { $audience ->
        [b2b] Xin chào, cảm ơn quý công ty đã quan tâm đến { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Chào buổi sáng! { $brand } rất vui được gặp bạn.
                [afternoon] Chào buổi chiều! { $brand } rất vui được gặp bạn.
                [evening] Chào buổi tối! { $brand } rất vui được gặp bạn.
               *[unknown] Chào bạn! { $brand } rất vui được gặp bạn.
            }
       *[formal] { $brand } xin kính chào quý khách.
    }
greeting-named =
    { $formality ->
        [casual] Chào { $name }! { $brand } rất vui được gặp bạn.
       *[formal] Xin kính chào { $name }, { $brand } rất hân hạnh được phục vụ quý khách.
    }
disclosure =
    { $formality ->
        [casual] Bạn đang trò chuyện với trợ lý tự động của { $brand }.
       *[formal]
            { $audience ->
                [senior] Quý khách đang trò chuyện với trợ lý tự động của { $brand }, tức là một chương trình máy tính, không phải nhân viên.
                [learner_a] Máy tính của { $brand } trả lời ở đây. Đây không phải là người.
               *[general] Quý khách đang trò chuyện với trợ lý tự động của { $brand }.
            }
    }

## Lệnh

help =
    { $formality ->
        [casual] Lúc nào bạn cũng có thể gửi các lệnh này:
       *[formal] Quý khách có thể dùng các lệnh sau bất cứ lúc nào:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] bắt đầu trò chuyện
        [language] chọn ngôn ngữ
        [human] gặp nhân viên
        [privacy] xem thông tin nào được lưu
        [reset] làm lại từ đầu
        [cancel] dừng các câu hỏi đang dở
       *[help] xem danh sách này
    }
error-command =
    { $formality ->
        [casual] Mình không biết lệnh { $command }. Bạn gửi { $help } để xem mình làm được gì nhé.
       *[formal] Không có lệnh { $command }. Xin quý khách gửi { $help } để xem danh sách các lệnh.
    }

## Trả lời

answer-frame =
    { $formality ->
        [casual] Mình tìm được thế này:
       *[formal] Chúng tôi xin gửi quý khách thông tin sau:
    }
answer-other-language =
    { $formality ->
        [casual] Phần này mình chỉ có bằng ngôn ngữ khác ({ $language }):
       *[formal] Rất tiếc, thông tin này hiện chỉ có bằng ngôn ngữ khác ({ $language }):
    }
answer-sources = Nguồn: { $titles }
nothing-found =
    { $formality ->
        [casual] Tiếc quá, mình chưa tìm thấy gì về việc này. Bạn thử hỏi cách khác, hoặc nói thêm một chút được không?
       *[formal]
            { $audience ->
                [learner_a] Xin lỗi, tôi không tìm thấy câu trả lời. Xin hỏi lại bằng từ dễ hơn.
               *[general] Rất tiếc, chúng tôi chưa tìm thấy thông tin về việc này. Quý khách vui lòng hỏi theo cách khác hoặc cho biết thêm chi tiết.
            }
    }
answer-withheld =
    { $formality ->
        [casual] Câu này mình không đủ chắc để trả lời đúng, nên mình không đoán bừa. Bạn thử hỏi cách khác nhé?
       *[formal] Rất tiếc, chúng tôi chưa thể trả lời chắc chắn câu hỏi này và không muốn cung cấp thông tin sai. Quý khách vui lòng hỏi theo cách khác.
    }{ part-private-note }
late =
    { $formality ->
        [casual] Xin lỗi đã để bạn chờ nhé!
       *[formal] Xin lỗi đã để quý khách phải chờ.
    }

## Khi có trục trặc

error-model =
    { $formality ->
        [casual] Xin lỗi, lúc này mình chưa trả lời được. Vài phút nữa bạn thử lại nhé.
       *[formal] Rất tiếc, hiện chúng tôi chưa thể trả lời câu hỏi này. Quý khách vui lòng thử lại sau vài phút.
    }
error-internal =
    { $formality ->
        [casual] Xin lỗi, bên mình vừa gặp trục trặc. Tin nhắn của bạn đã được lưu, lát nữa bạn thử lại nhé.
       *[formal] Xin lỗi quý khách, hệ thống của chúng tôi vừa gặp sự cố. Tin nhắn của quý khách đã được lưu, xin vui lòng thử lại sau giây lát.
    }
error-media =
    { $formality ->
        [casual] Xin lỗi, mình chưa mở được ảnh, tin nhắn thoại hay tệp. Bạn viết giúp mình bằng chữ được không?
       *[formal] Rất tiếc, chúng tôi chưa mở được hình ảnh, tin nhắn thoại hoặc tệp. Quý khách vui lòng mô tả yêu cầu bằng chữ.
    }
error-empty =
    { $formality ->
        [casual] Mình không thấy chữ nào trong tin nhắn. Mình giúp gì được cho bạn?
       *[formal] Tin nhắn của quý khách không có nội dung chữ. Chúng tôi có thể giúp gì cho quý khách?
    }
error-choice =
    { $formality ->
        [casual] Lựa chọn đó không còn nữa. Bạn cứ viết ra điều bạn muốn nhé.
       *[formal] Lựa chọn này không còn hiệu lực. Quý khách vui lòng viết yêu cầu bằng chữ.
    }

## Nhân viên

handover-waiting =
    { $formality ->
        [casual] Mình đã chuyển yêu cầu cho đội ngũ rồi; mã yêu cầu của bạn là { $ticket }. Yêu cầu sẽ được giữ đến khi có người trả lời bạn, trong lúc chờ bạn cứ hỏi mình nhé.
       *[formal] Yêu cầu của quý khách đã được chuyển đến đội ngũ của chúng tôi; mã yêu cầu là { $ticket }. Yêu cầu được giữ cho đến khi quý khách nhận được trả lời, trong thời gian chờ chúng tôi vẫn tiếp tục giải đáp tại đây.
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
        [casual] Yêu cầu { $ticket } vẫn đang chờ đội ngũ bên mình. Cảm ơn bạn đã kiên nhẫn; trong lúc chờ bạn cứ hỏi mình nhé.
       *[formal] Yêu cầu { $ticket } của quý khách vẫn đang chờ nhân viên trả lời. Cảm ơn quý khách đã kiên nhẫn; trong thời gian chờ chúng tôi vẫn tiếp tục giải đáp tại đây.
    }
handover-joined =
    { $formality ->
        [casual] Từ bây giờ { $agent } sẽ giúp bạn nhé.
       *[formal] Từ bây giờ { $agent } sẽ trực tiếp hỗ trợ quý khách.
    }
handover-returned =
    { $formality ->
        [casual] Lại là mình, trợ lý tự động đây. Mình giúp gì thêm được cho bạn?
       *[formal] Trợ lý tự động xin tiếp tục phục vụ quý khách. Quý khách còn cần hỗ trợ gì thêm không?
    }
handover-unavailable =
    { $formality ->
        [casual] Tiếc quá, lúc này từ đây mình không liên hệ được với nhân viên. Mình sẽ cố giúp bạn hết sức.
       *[formal] Rất tiếc, hiện không thể liên hệ với nhân viên từ cuộc trò chuyện này. Chúng tôi sẽ tiếp tục hỗ trợ quý khách trong khả năng của mình.
    }
out-of-hours =
    { $formality ->
        [casual] Bây giờ đội ngũ bên mình đang nghỉ và sẽ trở lại từ { $opens } ({ $zone }). Yêu cầu { $ticket } được giữ đến lúc đó, trong lúc chờ bạn cứ hỏi mình nhé.
       *[formal] Hiện đội ngũ của chúng tôi đang ngoài giờ làm việc và sẽ phục vụ quý khách trở lại từ { $opens } ({ $zone }). Yêu cầu { $ticket } của quý khách được giữ đến lúc đó, trong thời gian chờ chúng tôi vẫn tiếp tục giải đáp tại đây.
    }{ part-private-note }
holiday-today = Hôm nay là ngày nghỉ lễ ({ $holiday }).
holiday-expected = Hôm nay dự kiến là ngày nghỉ lễ ({ $holiday }); ngày chính thức chưa được xác nhận.
closed =
    { $formality ->
        [casual] Cuộc trò chuyện này xong rồi nhé. Khi nào cần gì thì bạn cứ nhắn lại.
       *[formal] Cuộc trò chuyện này đã kết thúc. Khi cần thêm hỗ trợ, quý khách vui lòng nhắn lại cho chúng tôi.
    }

## Ngôn ngữ

language-switched =
    { $formality ->
        [casual] Được rồi, từ giờ mình trả lời bằng ngôn ngữ này: { $language }.
       *[formal] Từ bây giờ chúng tôi sẽ trả lời quý khách bằng ngôn ngữ này: { $language }.
    }
language-which =
    { $formality ->
        [casual] Bạn muốn dùng ngôn ngữ nào?
       *[formal] Quý khách muốn dùng ngôn ngữ nào?
    }
language-unknown =
    { $formality ->
        [casual] Tiếc quá, mình chưa biết ngôn ngữ “{ $language }”. Bạn chọn một trong số này nhé:
       *[formal] Rất tiếc, hiện chưa có ngôn ngữ “{ $language }”. Quý khách vui lòng chọn một trong các ngôn ngữ sau:
    }

## Quyền riêng tư và làm lại từ đầu

privacy =
    { $formality ->
        [casual] { $brand } lưu tin nhắn và mã liên hệ của bạn ở dạng mã hóa để trả lời bạn. Nếu bạn muốn xóa, cứ nói với đội ngũ bên mình, { $brand } sẽ xóa giúp bạn.
       *[formal] { $brand } lưu tin nhắn và mã liên hệ của quý khách ở dạng mã hóa để trả lời quý khách. Nếu muốn xóa các dữ liệu này, quý khách vui lòng yêu cầu đội ngũ của chúng tôi; { $brand } sẽ xóa theo yêu cầu.
    }{ part-private-note }
reset-done =
    { $formality ->
        [casual] Xong, mình bắt đầu lại nhé. Mình giúp gì được cho bạn?
       *[formal] Cuộc trò chuyện đã được bắt đầu lại. Chúng tôi có thể giúp gì cho quý khách?
    }

## Đánh giá

survey-ask =
    { $formality ->
        [casual] Bạn thấy được giúp thế nào, từ 1 (chưa hài lòng chút nào) đến 5 (rất hài lòng)?
       *[formal] Quý khách hài lòng với sự hỗ trợ của chúng tôi ở mức nào, từ 1 (hoàn toàn không hài lòng) đến 5 (rất hài lòng)?
    }
survey-thanks =
    { $formality ->
        [casual] Cảm ơn bạn đã đánh giá!
       *[formal] Xin cảm ơn quý khách đã đánh giá.
    }

## Câu hỏi theo thứ tự

flow-cancelled =
    { $formality ->
        [casual] Được rồi, mình dừng ở đây. Mình giúp gì thêm được cho bạn?
       *[formal] Chúng tôi đã dừng các câu hỏi. Quý khách còn cần hỗ trợ gì thêm không?
    }
flow-invalid =
    { $formality ->
        [casual] Cái này có vẻ chưa đúng. Bạn xem lại rồi gửi lại giúp mình nhé?
       *[formal] Thông tin này chưa phù hợp với yêu cầu. Quý khách vui lòng kiểm tra và gửi lại.
    }{ part-private-note }
flow-gone =
    { $formality ->
        [casual] Xin lỗi, các câu hỏi này vừa thay đổi nên mình dừng ở đây. Bạn nói lại giúp mình bạn cần gì nhé?
       *[formal] Xin lỗi quý khách, các câu hỏi này vừa thay đổi nên chúng tôi đã dừng lại. Quý khách vui lòng cho biết lại yêu cầu.
    }
flow-changed =
    { $formality ->
        [casual] Xin lỗi, các câu hỏi này vừa thay đổi. Mình tiếp tục từ đây nhé.
       *[formal] Xin lỗi quý khách, các câu hỏi này vừa thay đổi. Chúng tôi xin tiếp tục từ đây.
    }
private-invite =
    { $formality ->
        [casual] Chuyện này mình trao đổi trong tin nhắn riêng nhé. Ở đó mình sẽ trả lời bạn đầy đủ.
       *[formal] Nội dung này nên được trao đổi trong tin nhắn riêng. Tại đó, chúng tôi sẵn lòng trả lời quý khách đầy đủ.
    }
private-open = Tiếp tục trong tin nhắn riêng
private-opened = Ở đây không có ai khác đọc được. Về câu hỏi vừa rồi:
private-unreachable =
    { $formality ->
        [casual] Rất tiếc, mình không mở được tin nhắn riêng từ đây. Bạn cứ nhắn trực tiếp, mình sẽ trả lời ở đó.
       *[formal] Rất tiếc, chúng tôi không thể mở tin nhắn riêng từ đây. Xin quý khách nhắn tin trực tiếp, chúng tôi sẽ trả lời tại đó.
    }
note-health = Đây là thông tin chung và không thay thế lời khuyên của bác sĩ.

## Trang trò chuyện

web-title = Trò chuyện với { $brand }
web-no-script =
    { $formality ->
        [casual] Trang trò chuyện này cần JavaScript. Bạn bật nó trong trình duyệt rồi tải lại trang nhé.
       *[formal] Trang trò chuyện này cần JavaScript. Quý khách vui lòng bật trong trình duyệt rồi tải lại trang.
    }
web-skip = Đến ô nhập tin nhắn
web-log-label = Cuộc trò chuyện
web-placeholder = Nhập tin nhắn
web-send = Gửi
web-attach = Đính kèm tệp
web-drop = Thả tệp vào đây
web-you =
    { $formality ->
        [casual] Bạn
       *[formal] Quý khách
    }
web-assistant = Trợ lý tự động
web-person = Đội ngũ của chúng tôi
web-typing = Đang soạn câu trả lời
web-sources = Nguồn
web-download = Tải xuống
web-offline =
    { $formality ->
        [casual] Mất kết nối. Tin nhắn của bạn sẽ được gửi khi có mạng lại.
       *[formal] Mất kết nối. Tin nhắn của quý khách sẽ được gửi khi có kết nối trở lại.
    }
web-online = Đã kết nối lại.
web-waiting = Đang chờ kết nối
web-sending = Đang gửi
web-sent = Đã gửi
web-failed = Chưa gửi được
web-retry = Thử lại
web-remove = Gỡ bỏ
web-file-too-large = Tệp này quá lớn. Dung lượng tối đa là { $megabytes } MB.
web-file-type = Không thể gửi loại tệp này ở đây.
web-too-many = Số tệp tối đa trong một tin nhắn: { $count }.
web-too-long =
    { $formality ->
        [casual] Tin nhắn dài quá. Bạn rút ngắn lại nhé?
       *[formal] Tin nhắn quá dài. Quý khách vui lòng rút ngắn lại.
    }
web-file-unavailable = Không tải được tệp này.
web-new-messages = Tin nhắn mới
web-open = Mở trò chuyện
web-close = Đóng trò chuyện
