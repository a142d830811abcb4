damaged-ask-order = نعتذر عن ذلك. يُرجى تزويدنا برقم الطلب، وهو يبدأ بالحرفين ML وتليهما ثمانية أرقام.{ part-private-note }
damaged-ask-damage = ما الضرر الموجود بالتحديد؟
damaged-ask-wish = هل تفضيلكم هو الاستبدال أم استرداد المبلغ؟
damaged-wish-replacement = الاستبدال
damaged-wish-refund = استرداد المبلغ
damaged-done = شكرًا جزيلًا. اكتملت المعلومات اللازمة بشأن الطلب { $order }.
